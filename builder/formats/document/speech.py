"""Languages as word processors name them: with a country, since spelling depends on it."""

_LOCALES = (
    *("sv-SE", "en-GB", "da-DK", "nb-NO", "nn-NO", "fi-FI", "is-IS", "de-DE", "fr-FR", "es-ES"),
    *("it-IT", "nl-NL", "pl-PL", "et-EE", "se-SE", "smj-SE", "sma-SE", "fit-SE", "ar-SA"),
    *("fa-IR", "so-SO", "tr-TR", "uk-UA", "ru-RU", "ti-ER"),
)


def locale(language: str) -> str:
    """Name a language with its usual country (`sv-SE`), or as it is where it has one or none."""
    return next((each for each in _LOCALES if each.partition("-")[0] == language), language)
