"""An address as a square to scan with a telephone."""

from base64 import b64encode
from io import BytesIO

import qrcode
from qrcode.image.svg import SvgPathImage


def qr(text: str) -> str:
    """``text`` as the address of a picture, to put in an ``img``: nothing is fetched or stored."""
    drawn = BytesIO()
    qrcode.make(text, image_factory=SvgPathImage).save(drawn)
    return f"data:image/svg+xml;base64,{b64encode(drawn.getvalue()).decode()}"
