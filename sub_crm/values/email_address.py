"""Whether a text can be the address of an e-mail, judged without asking the network."""


def problem_with_email(text: str) -> bool:
    """Is this no e-mail address? The judge is imported when first needed: it takes a while."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text.strip(), check_deliverability=False)
    except EmailNotValidError:
        return True
    return False
