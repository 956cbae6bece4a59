"""Stands in for the two services that keep a screen awake: neither runs without a whole desktop. Prints what it is asked.

Usage: keepers.py saver | keepers.py portal
"""

import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib


def say(*words):
    print(*words, flush=True)


class Saver(dbus.service.Object):
    last = 40

    @dbus.service.method("org.freedesktop.ScreenSaver", in_signature="ss", out_signature="u", sender_keyword="sender")
    def Inhibit(self, application, reason, sender):
        self.last += 1
        say("Inhibit", application, reason, self.last)
        bus.watch_name_owner(sender, lambda owner: owner or say("gone"))
        return dbus.UInt32(self.last)

    @dbus.service.method("org.freedesktop.ScreenSaver", in_signature="u")
    def UnInhibit(self, cookie):
        say("UnInhibit", cookie)


class Request(dbus.service.Object):
    @dbus.service.method("org.freedesktop.portal.Request")
    def Close(self):
        say("Close")


class Portal(dbus.service.Object):
    @dbus.service.method("org.freedesktop.portal.Inhibit", in_signature="sua{sv}", out_signature="o")
    def Inhibit(self, window, flags, options):
        say("Inhibit", flags, options["reason"])
        return dbus.ObjectPath(REQUEST)


REQUEST = "/org/freedesktop/portal/desktop/request/1"
dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
if sys.argv[1] == "saver":
    served = [Saver(bus, "/org/freedesktop/ScreenSaver"), dbus.service.BusName("org.freedesktop.ScreenSaver", bus)]
else:
    name = dbus.service.BusName("org.freedesktop.portal.Desktop", bus)
    served = [Portal(bus, "/org/freedesktop/portal/desktop"), Request(bus, REQUEST), name]
say("ready")
GLib.MainLoop().run()
