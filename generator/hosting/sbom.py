"""A site's bill of materials, as CycloneDX JSON: for whoever has to know what is on a server."""

import os
from datetime import UTC, datetime
from uuid import UUID, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType, Pedigree
from cyclonedx.model.component_evidence import ComponentEvidence, Occurrence
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from generator.hosting.components import Inventory, Part

_NAMESPACE = UUID("6f0c8b1e-5d0b-5c64-9f5e-6c1f1f8f2d7a")
"""Of the serial numbers: the same files have the same one."""


def sbom(inventory: Inventory) -> str:
    """The bill of materials; the same site gives the same text.

    It knows no clock: its time is SOURCE_DATE_EPOCH, where that is set (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    site = Component(name="playbook", type=ComponentType.APPLICATION, bom_ref="playbook")
    libraries = [_library(part, part.component.licence) for part in inventory.parts if part.component.licence]
    files = [_file(path, digest) for path, digest in inventory.hashes.items()]
    bom = Bom(
        serial_number=uuid5(_NAMESPACE, "\n".join(f"{digest} {path}" for path, digest in inventory.hashes.items())),
        metadata=BomMetaData(component=site),
        components=[*libraries, *files],
    )
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    bom.metadata.timestamp = datetime.fromtimestamp(int(epoch), UTC) if epoch else None  # type: ignore[assignment]
    bom.register_dependency(site, libraries)
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _library(part: Part, licence: str) -> Component:
    component = part.component
    return Component(
        name=component.name,
        type=ComponentType.LIBRARY,
        bom_ref=component.name,
        version=part.version,
        licenses=[LicenseExpression(licence)],
        copyright="\n".join(component.copyright),
        purl=PackageURL.from_string(part.address(component.package)) if component.package else None,
        external_references=[
            ExternalReference(type=ExternalReferenceType.VCS, url=XsUri(part.address(component.source)))
        ]
        if component.source
        else (),
        pedigree=Pedigree(notes=component.changes) if component.changes else None,
        # Without references of their own, occurrences get random ones, and are sorted by them.
        evidence=ComponentEvidence(
            occurrences=[Occurrence(bom_ref=f"{component.name} in {path}", location=path) for path in part.paths]
        ),
    )


def _file(path: str, digest: str) -> Component:
    hashed = HashType(alg=HashAlgorithm.SHA_256, content=digest)
    return Component(name=path, type=ComponentType.FILE, bom_ref=f"file:{path}", hashes=[hashed])
