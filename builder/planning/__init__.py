"""The domain's arithmetic, pure: minutes, reading time, and what follows from them."""
