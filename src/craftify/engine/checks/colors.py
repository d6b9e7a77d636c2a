"""Colors: reading what CSS and bgcolor say, contrast as WCAG measures it, and forced inversion."""

import re
from functools import lru_cache
from typing import NamedTuple


class Color(NamedTuple):
    """A color: channels from 0 to 255 and opacity from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def hex(self) -> str:
        """As people write it: `#rrggbb`."""
        return f"#{round(self.red):02x}{round(self.green):02x}{round(self.blue):02x}"

    def over(self, ground: "Color") -> "Color":
        """What is seen when this color is painted on an opaque ground."""
        share = self.alpha
        if share >= 1:
            return self
        red, green, blue = (
            own * share + below * (1 - share)
            for own, below in zip(self[:3], ground[:3], strict=True)
        )
        return Color(red, green, blue)


WHITE = Color(255, 255, 255)
BLACK = Color(0, 0, 0)
TRANSPARENT = Color(0, 0, 0, 0)

_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})")
_NUMBER = re.compile(r"-?[\d.]+%?")
_LINEAR_UP_TO = 0.04045  # sRGB's transfer curve
_LINEAR_FROM = 0.0031308
_HALVINGS = 16
_CUBIC_FROM = 0.008856  # CIELAB's
_MIDDLE = 50  # of L*
_SHORT = (3, 4)  # digits of #rgb and #rgba
_NAMES = dict(
    re.findall(
        r"(\w+) (\w+)",
        """
        aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff
        beige f5f5dc bisque ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff
        blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00
        chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c
        cyan 00ffff darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9
        darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b
        darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000
        darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f
        darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493
        deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222
        floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc
        ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000
        greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c
        indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5
        lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080
        lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90
        lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa
        lightskyblue 87cefa lightslategray 778899 lightslategrey 778899
        lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6
        magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd
        mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371
        mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc
        mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1
        moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000
        olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa
        palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip ffefd5
        peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6
        purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1
        saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee
        sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090
        slategrey 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c
        teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee
        wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32
        """,
    )
)


@lru_cache(maxsize=4096)
def parse_color(text: str) -> Color | None:
    """The color a value names, or None for what only the client or the data could know."""
    value = text.strip().lower()
    if value == "transparent":
        return TRANSPARENT
    named = _NAMES.get(value)
    if named:
        return _from_hex(named)
    matched = _HEX.fullmatch(value)
    if matched:
        return _from_hex(matched[1])
    function = _FUNCTION.fullmatch(value)
    return _from_function(function[1], function[2]) if function else None


def find_color(value: str) -> Color | None:
    """The color inside a shorthand such as `background: #fff url(…) no-repeat`."""
    whole = parse_color(value)
    if whole:
        return whole
    function = _FUNCTION.search(value)
    if function:
        return parse_color(function[0])
    for word in re.sub(r"\([^()]*\)", " ", value).split():
        color = parse_color(word) if word.startswith("#") or word.isalpha() else None
        if color:
            return color
    return None


@lru_cache(maxsize=4096)
def contrast(text: Color, ground: Color) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21; both colors opaque."""
    first, second = sorted((_luminance(text), _luminance(ground)))
    return (second + 0.05) / (first + 0.05)


@lru_cache(maxsize=1024)
def lightness(color: Color) -> float:
    """Perceived lightness as L* of CIELAB, from 0 to 100."""
    return _to_lab(color)[0]


@lru_cache(maxsize=1024)
def inverted(color: Color) -> Color:
    """The color with its perceived lightness turned over and its hue kept."""
    light, green_red, blue_yellow = _to_lab(color)
    return _from_lab(100 - light, green_red, blue_yellow)


def darken_light(color: Color) -> Color:
    """A background under partial inversion: only what is light is turned over."""
    return inverted(color) if lightness(color) > _MIDDLE else color


def lighten_dark(color: Color) -> Color:
    """A text color under partial inversion: only what is dark is turned over."""
    return inverted(color) if lightness(color) < _MIDDLE else color


@lru_cache(maxsize=1024)
def readable(color: Color, ground: Color, needed: float) -> Color | None:
    """The color of the same hue, nearest in lightness, that reaches the contrast on a ground."""
    light, green_red, blue_yellow = _to_lab(color)
    found: list[tuple[float, Color]] = []
    for end in (0.0, 100.0):
        near, far = light, end
        if contrast(_whole(_from_lab(end, green_red, blue_yellow)), ground) < needed:
            continue
        for _ in range(_HALVINGS):
            middle = (near + far) / 2
            enough = contrast(_whole(_from_lab(middle, green_red, blue_yellow)), ground) >= needed
            near, far = (near, middle) if enough else (middle, far)
        found.append((abs(far - light), _whole(_from_lab(far, green_red, blue_yellow))))
    return min(found)[1] if found else None


def _whole(color: Color) -> Color:
    return Color(round(color.red), round(color.green), round(color.blue))


def _to_lab(color: Color) -> tuple[float, float, float]:
    red, green, blue = map(_linear, color[:3])
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    a, b, c = (
        each ** (1 / 3) if each > _CUBIC_FROM else (903.3 * each + 16) / 116 for each in (x, y, z)
    )
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


def _from_lab(light: float, green_red: float, blue_yellow: float) -> Color:
    b = (light + 16) / 116
    a, c = b + green_red / 500, b - blue_yellow / 200
    x, y, z = (
        each**3 if each**3 > _CUBIC_FROM else (116 * each - 16) / 903.3 for each in (a, b, c)
    )
    x, z = x * 0.95047, z * 1.08883
    return Color(
        _channel(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
        _channel(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
        _channel(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
    )


def _linear(channel: float) -> float:
    share = channel / 255
    return share / 12.92 if share <= _LINEAR_UP_TO else ((share + 0.055) / 1.055) ** 2.4


def _channel(linear: float) -> float:
    share = 12.92 * linear if linear <= _LINEAR_FROM else 1.055 * linear ** (1 / 2.4) - 0.055
    return min(max(share, 0.0), 1.0) * 255


def _luminance(color: Color) -> float:
    return (
        0.2126 * _linear(color.red) + 0.7152 * _linear(color.green) + 0.0722 * _linear(color.blue)
    )


def _from_hex(digits: str) -> Color:
    if len(digits) in _SHORT:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue, *alpha = bytes.fromhex(digits)
    return Color(red, green, blue, alpha[0] / 255 if alpha else 1.0)


def _from_function(name: str, arguments: str) -> Color | None:
    numbers = _NUMBER.findall(arguments)
    if len(numbers) not in _SHORT:
        return None
    first, second, third, *opacity = numbers
    try:
        alpha = _amount(opacity[0], 1) if opacity else 1.0
        if name == "hsl":
            hue = float(first.rstrip("%")) % 360
            return _from_hsl(hue, _amount(second, 1), _amount(third, 1))._replace(alpha=alpha)
        return Color(_amount(first, 255), _amount(second, 255), _amount(third, 255), alpha)
    except ValueError:
        return None


def _amount(number: str, whole: float) -> float:
    value = float(number[:-1]) / 100 * whole if number.endswith("%") else float(number)
    return min(max(value, 0.0), whole)


def _from_hsl(hue: float, saturation: float, light: float) -> Color:
    reach = saturation * min(light, 1 - light)

    def channel(turn: int) -> float:
        step = (turn + hue / 30) % 12
        return 255 * (light - reach * max(-1.0, min(step - 3, 9 - step, 1.0)))

    return Color(channel(0), channel(8), channel(4))
