"""The journeys of a person who sees nothing and has no mouse: by AT-SPI and the keyboard alone, from the first run to the
settings, in one journal. Started by tests/desktop/run.
"""

import sys

import ears
import journey_care
import journey_keep
import journey_log
import journey_pages
import journey_settings
import reader
from reader import quit_from_menu, start


def log():
    start()
    ears.listen()
    journey_log.first_run()
    journey_log.quick_log()
    journey_log.details()


def care():
    journey_care.clear_check()
    journey_care.session()
    journey_care.two_signs()


def keep():
    journey_keep.import_rows()
    journey_keep.chart()
    journey_keep.sheet()
    journey_keep.backup()


def settings():
    journey_settings.change()
    journey_settings.changed()


def pages():
    journey_pages.overlays()
    journey_pages.ways_back()
    journey_pages.rounds()
    quit_from_menu()


if __name__ == "__main__":
    sys.exit(reader.main(log, care, keep, settings, pages))
