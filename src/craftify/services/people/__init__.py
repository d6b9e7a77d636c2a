"""What people can do about each other: who belongs to an organization, and what they may do."""
