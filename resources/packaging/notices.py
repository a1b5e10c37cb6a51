"""The licence list, the licences and the software bill of materials that go with a build."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as BomComponent
from cyclonedx.model.component import ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from components import Component

HEAD = """\
SUB-CRM {version} bevat werk van anderen, elk onder zijn eigen licentie.
De teksten staan in de map licenties; sbom.cdx.json noemt hetzelfde voor programma's.

"""


def write_notices(folder: Path, version: str, parts: Sequence[Component]) -> None:
    """Write LICENTIES.txt, licenties/ and sbom.cdx.json into the folder of a build."""
    widths = [max(len(getattr(one, field)) for one in parts) for field in ("name", "version")]
    lines = (
        f"{one.name:{widths[0]}}  {one.version:{widths[1]}}  {one.licence}".rstrip()
        for one in parts
    )
    text = HEAD.format(version=version) + "\n".join(lines) + "\n"
    (folder / "LICENTIES.txt").write_text(text, "utf-8")
    for one in parts:
        place = folder / "licenties" / f"{one.name}-{one.version}".replace(":", "_")
        for file in one.texts:
            place.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place / file.name)
    (folder / "sbom.cdx.json").write_text(bill_of_materials(version, parts), "utf-8")


def bill_of_materials(version: str, parts: Sequence[Component]) -> str:
    """Return CycloneDX 1.6 as JSON."""
    licences = LicenseFactory()
    program = BomComponent(name="sub-crm", version=version, type=ComponentType.APPLICATION)
    listed = [
        BomComponent(
            name=one.name,
            version=one.version,
            type=ComponentType.LIBRARY,
            bom_ref=one.purl,
            purl=PackageURL.from_string(one.purl),
            licenses=[licences.make_from_string(one.licence)],
        )
        for one in parts
    ]
    bom = Bom(components=listed)
    bom.metadata.component = program
    bom.register_dependency(program, listed)
    text: str = JsonV1Dot6(bom).output_as_string(indent=1)
    return text
