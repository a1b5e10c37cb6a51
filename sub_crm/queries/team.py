"""Look up what joining a team would bring along."""

from sub_crm.queries.reading import Reader


def moments_to_share(reader: Reader) -> int:
    """Count the contact moments that this workspace holds."""
    return int(reader.value("SELECT count(*) FROM contact_moments"))
