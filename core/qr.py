"""An address as a square to scan with a telephone."""

from base64 import b64encode
from io import BytesIO

import qrcode
from qrcode.image.svg import SvgPathImage


def draw_qr(text: str) -> str:
    """``text`` as a drawing (SVG)."""
    drawn = BytesIO()
    qrcode.make(text, image_factory=SvgPathImage).save(drawn)
    return drawn.getvalue().decode()


def qr(text: str) -> str:
    """``text`` as the address of a picture, to put in an ``img``: nothing is fetched or stored."""
    return f"data:image/svg+xml;base64,{b64encode(draw_qr(text).encode()).decode()}"
