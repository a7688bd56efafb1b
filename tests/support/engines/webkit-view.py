#!/usr/bin/python3
# A window with a WebKit view and nothing else, for WebKitWebDriver: as narrow as a phone, on a dark system.
# VIEW_FIRST names a script that runs before those of each page. A title "print:FILE" prints the page into FILE.
import os
from pathlib import Path

import gi

gi.require_version('Gtk', '3.0')
gi.require_version('WebKit2', '4.1')
from gi.repository import Gtk, WebKit2


def print_page(view, _):
    title = view.get_title() or ''
    if not title.startswith('print:'):
        return
    settings = Gtk.PrintSettings()
    settings.set_printer('Print to File')
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, 'pdf')
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, Path(title.removeprefix('print:')).as_uri())
    paper = Gtk.PageSetup()
    paper.set_paper_size(Gtk.PaperSize.new('iso_a4'))
    # Kept with the view: nobody else holds it until it has printed.
    view.operation = WebKit2.PrintOperation.new(view)
    view.operation.set_print_settings(settings)
    view.operation.set_page_setup(paper)
    view.operation.print_()


def new_view(_):
    scripts = WebKit2.UserContentManager()
    first = Path(os.environ['VIEW_FIRST']).read_text()
    start = WebKit2.UserScriptInjectionTime.START
    scripts.add_script(WebKit2.UserScript.new(first, WebKit2.UserContentInjectedFrames.TOP_FRAME, start))
    settings = WebKit2.Settings(enable_page_cache=True)
    view = WebKit2.WebView(
        web_context=context, user_content_manager=scripts, settings=settings, is_controlled_by_automation=True
    )
    window = Gtk.Window()
    window.add(view)
    window.show_all()
    window.move(0, 0)
    view.connect('notify::title', print_page)
    view.connect('close', lambda _: window.destroy())
    return view


def start(_, session):
    about = WebKit2.ApplicationInfo()
    about.set_name('webkit-view')
    about.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(about)
    session.connect('create-web-view', new_view)


Gtk.Settings.get_default().set_property('gtk-application-prefer-dark-theme', True)
context = WebKit2.WebContext.new_ephemeral()
context.set_automation_allowed(True)
context.connect('automation-started', start)
Gtk.main()
