"""When a screen of Streamlit stands still: watched inside the page, so that tests wait as long as it takes and no longer.

`WATCH` runs before the scripts of every page. It listens to what the page and its server say to each other: a run is asked
for, begins and ends. `STILL` is true when no run is asked for or under way, what came last is drawn, nothing moves, no other
page is on its way, and all that has been so for `QUIET_MS`.
"""

from __future__ import annotations

import json

from playwright.sync_api import Page
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

QUIET_MS = 100
PATIENCE_MS = 120_000
WORDS = {
    "asked": BackMsg.RERUN_SCRIPT_FIELD_NUMBER,
    "began": ForwardMsg.NEW_SESSION_FIELD_NUMBER,
    "ended": ForwardMsg.SCRIPT_FINISHED_FIELD_NUMBER,
    "again": ForwardMsg.FINISHED_EARLY_FOR_RERUN,  # an end after which another run begins
}

WATCH = """(words => {
  const seen = window.seenByTests = {asked: false, running: false, ends: 0, leaving: false, changed: performance.now()};
  const touch = () => { seen.changed = performance.now(); };
  const number = (bytes, at) => {
    let value = 0, times = 1;
    for (;;) {
      const one = bytes[at++];
      value += (one & 127) * times;
      if (one < 128) return [value, at];
      times *= 128;
    }
  };
  const fields = bytes => {  // of a message, by their numbers; with its value where that is a number
    const found = new Map();
    let at = 0, key, value;
    while (at < bytes.length) {
      [key, at] = number(bytes, at);
      [value, at] = number(bytes, at);
      found.set(key >>> 3, value);
      if ((key & 7) === 2) at += value;
    }
    return found;
  };
  window.WebSocket = class extends window.WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({data}) => {
        if (!(data instanceof ArrayBuffer)) return;
        const told = fields(new Uint8Array(data));
        if (told.has(words.began)) Object.assign(seen, {asked: false, running: true});
        if (told.has(words.ended)) Object.assign(seen, {running: told.get(words.ended) === words.again, ends: seen.ends + 1});
        touch();
      });
      this.addEventListener('close', () => { seen.asked = seen.running = false; touch(); });
    }
    send(data) {
      if (data instanceof Uint8Array && fields(data).has(words.asked)) { seen.asked = true; touch(); }
      super.send(data);
    }
  };
  window.navigation?.addEventListener('navigate', event => {
    if (!event.destination.sameDocument && event.downloadRequest === null) seen.leaving = true;
  });
  window.navigation?.addEventListener('navigateerror', () => { seen.leaving = false; });
  new MutationObserver(touch).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
})(WORDS)""".replace("WORDS", json.dumps(WORDS))

STILL = """quiet => {
  const seen = window.seenByTests;
  const moving = one => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity;
  return seen.ends > 0 && !seen.asked && !seen.running && !seen.leaving
    && performance.now() - seen.changed >= quiet
    && document.querySelector('[data-testid=stMain] h1')
    && !document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton]')
    && !document.getAnimations().some(moving);
}"""


def wait_until_still(page: Page) -> None:
    """Wait until the screen is drawn and nothing runs any more."""
    page.wait_for_timeout(30)  # what was clicked just now is told to the server with the next picture
    page.wait_for_function(STILL, arg=QUIET_MS, timeout=PATIENCE_MS, polling=30)
