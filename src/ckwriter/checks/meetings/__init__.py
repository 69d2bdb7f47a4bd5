"""Meetings: how often, who belongs to them, who leads them, where they are told of."""
