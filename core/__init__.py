"""What everything else stands on: clock, weeks, errors, texts, settings. It imports nothing of ours."""
