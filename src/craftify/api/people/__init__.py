"""The routes of people: who belongs to an organization, and what they may do there."""
