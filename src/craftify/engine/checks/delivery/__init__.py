"""Checks of what decides whether the email arrives, is opened and is taken seriously."""
