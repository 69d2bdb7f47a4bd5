"""Times: years, dates, the order of what happened, periods of the schedule."""
