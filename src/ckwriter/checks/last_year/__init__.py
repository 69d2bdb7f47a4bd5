"""What has changed since last year: targets, results, rows, meetings, text that was only carried over."""
