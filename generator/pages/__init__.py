"""Playbook to pages: functions of an `Edition` (a playbook in one language) that return `Output` values, and what they share."""
