"""An authority of one's own for certificates, as an organisation has one: only for tests."""

import datetime as dt
import ipaddress
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

TODAY = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pair:
    """A certificate and its key, as PEM files."""

    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True)
class Authority:
    """Issues certificates into a folder; its own lies there as `ca.pem`."""

    folder: Path
    name: str
    key: ec.EllipticCurvePrivateKey

    @property
    def file(self) -> Path:
        return self.folder / "ca.pem"

    def issue(
        self, *names: str, file: str = "server", days: tuple[float, float] = (-1, 30)
    ) -> Pair:
        """Make a certificate for these names and addresses, valid between two days from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        built = _blank(names[0], self.name, key, days).add_extension(
            x509.SubjectAlternativeName([_general(name) for name in names]), critical=False
        )
        return _written(self.folder, file, built.sign(self.key, hashes.SHA256()), key)


def authority(folder: Path, name: str = "PU Interne CA 2") -> Authority:
    """Make an authority in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    built = _blank(name, name, key, (-1, 3650)).add_extension(
        x509.BasicConstraints(ca=True, path_length=None), critical=True
    )
    _written(folder, "ca", built.sign(key, hashes.SHA256()), key)
    return Authority(folder, name, key)


def self_signed(folder: Path, name: str) -> Pair:
    """Make a certificate that nobody stands for but itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    built = _blank(name, name, key, (-1, 30)).add_extension(
        x509.SubjectAlternativeName([_general(name)]), critical=False
    )
    return _written(folder, "self", built.sign(key, hashes.SHA256()), key)


def _blank(
    subject: str, issuer: str, key: ec.EllipticCurvePrivateKey, days: tuple[float, float]
) -> x509.CertificateBuilder:
    first, last = days
    return (
        x509.CertificateBuilder()
        .subject_name(_named(subject))
        .issuer_name(_named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(TODAY + first * DAY)
        .not_valid_after(TODAY + last * DAY)
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _written(
    folder: Path, file: str, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey
) -> Pair:
    pair = Pair(folder / f"{file}.pem", folder / f"{file}.key")
    pair.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    pair.key.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    pair.key.chmod(0o600)
    return pair
