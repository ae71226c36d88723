"""`py -m builder`: the program where no command is on the path (Windows without rights)."""

from builder.cli import main

if __name__ == "__main__":
    main()
