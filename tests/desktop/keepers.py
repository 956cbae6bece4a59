"""Stands in for services of a whole desktop: the two that keep a screen awake, and the one that tells how programs shall
look. Prints what it is asked; of the last one each line "key number" of its standard input changes a wish.

Usage: keepers.py saver | keepers.py portal | keepers.py settings
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


class Settings(dbus.service.Object):
    shared = "org.freedesktop.appearance"
    gnome = "org.gnome.desktop.interface"
    wishes = {
        shared: {"color-scheme": dbus.UInt32(0), "contrast": dbus.UInt32(0)},
        gnome: {"text-scaling-factor": dbus.Double(1.25), "enable-animations": dbus.Boolean(True)},
    }

    @dbus.service.method("org.freedesktop.portal.Settings", in_signature="as", out_signature="a{sa{sv}}")
    def ReadAll(self, namespaces):
        rows = {name: rows for name, rows in self.wishes.items() if name in namespaces}
        return dbus.Dictionary({name: dbus.Dictionary(row, signature="sv") for name, row in rows.items()}, signature="sa{sv}")

    @dbus.service.signal("org.freedesktop.portal.Settings", signature="ssv")
    def SettingChanged(self, namespace, key, value):
        pass

    def read(self, source, _):
        line = source.readline()
        if not line:
            return False
        key, number = line.split()
        if key == "text-scaling-factor":
            self.SettingChanged(self.gnome, key, dbus.Double(float(number)))
        elif key == "enable-animations":
            self.SettingChanged(self.gnome, key, dbus.Boolean(number == "1"))
        else:
            self.SettingChanged(self.shared, key, dbus.UInt32(int(number)))
        say("done", line.strip())
        return True


REQUEST = "/org/freedesktop/portal/desktop/request/1"
dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
if sys.argv[1] == "saver":
    served = [Saver(bus, "/org/freedesktop/ScreenSaver"), dbus.service.BusName("org.freedesktop.ScreenSaver", bus)]
elif sys.argv[1] == "settings":
    desktop = Settings(bus, "/org/freedesktop/portal/desktop")
    served = [desktop, dbus.service.BusName("org.freedesktop.portal.Desktop", bus)]
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, desktop.read)
else:
    name = dbus.service.BusName("org.freedesktop.portal.Desktop", bus)
    served = [Portal(bus, "/org/freedesktop/portal/desktop"), Request(bus, REQUEST), name]
say("ready")
GLib.MainLoop().run()
