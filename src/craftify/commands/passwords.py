"""Passwords that commands are given: one line of standard input, or typed twice at the terminal."""

import argparse
import getpass
import sys
from typing import Final

from craftify.settings import SettingInvalid

LONGEST: Final = 4096


def password_option(deed: argparse.ArgumentParser) -> None:
    """Let a deed take a password."""
    deed.add_argument(
        "--password-stdin",
        action="store_true",
        help="read the password from standard input instead of asking for it",
    )


def given_password(arguments: argparse.Namespace) -> str:
    """The password.

    Raises:
        SettingInvalid: there is none, or it was typed differently.
    """
    if arguments.password_stdin:
        line = sys.stdin.readline(LONGEST)
        if not line:
            raise SettingInvalid("There is no password on standard input.")
        return line.rstrip("\r\n")
    if not sys.stdin.isatty():
        raise SettingInvalid("Give the password with --password-stdin.")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        raise SettingInvalid("The two passwords differ.")
    return password
