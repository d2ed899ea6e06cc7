// Follows the host and sends votes without leaving the page. Everything works without it, by plain forms.
(function () {
  "use strict";
  var room = document.getElementById("room"), said = document.getElementById("said");
  if (!room || !window.fetch) return;
  var form = document.getElementById("vote"), saved = document.getElementById("saved");
  var EVERY = 2500, LONGEST = 30000, wait = EVERY, timer, moved = false, sending = null;
  var seen = [room.dataset.round, room.dataset.item, room.dataset.open].join("|");
  document.documentElement.classList.add("script");

  function say(where, text, kind) {
    where.className = "notice " + (kind || "");
    if (where.textContent !== text) where.textContent = text;
  }
  function chosen() {
    var own = form && form.querySelector("input[name=level]:checked");
    return own ? own.value : "";
  }
  var kept = chosen();
  function again() {
    if ("scrollRestoration" in history) history.scrollRestoration = "manual";
    location.reload();
  }
  function ask(url, options) {
    var stop = window.AbortController ? new AbortController() : null;
    var late = setTimeout(function () { if (stop) stop.abort(); }, 10000);
    options.cache = "no-store";
    options.credentials = "same-origin";
    if (stop) options.signal = stop.signal;
    return fetch(url, options).finally(function () { clearTimeout(late); });
  }

  // -- where the host is
  function next(ms) {
    clearTimeout(timer);
    timer = setTimeout(poll, ms * (0.8 + 0.4 * Math.random()));
  }
  function poll() {
    if (document.hidden) return;
    ask(room.dataset.state, {}).then(function (answer) {
      if (answer.status === 404) { again(); return null; }
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).then(function (now) {
      if (!now) return;
      wait = EVERY;
      if (said.dataset.offline) { delete said.dataset.offline; if (!moved) say(said, ""); }
      if ([now.round === null ? "" : now.round, now.item || "", String(now.open)].join("|") !== seen) change();
      next(wait);
    }).catch(function () {
      wait = Math.min(wait * 2, LONGEST);
      if (!moved && !sending) { said.dataset.offline = "1"; say(said, room.dataset.offline, "warn"); }
      next(wait);
    });
  }
  function change() {
    if (moved || sending) return;
    if (chosen() === kept) { again(); return; }
    moved = true;
    say(said, room.dataset.moved + " ", "warn");
    var link = document.createElement("a");
    link.href = location.href;
    link.textContent = room.dataset.show;
    said.appendChild(link);
    said.scrollIntoView({ block: "nearest" });
  }

  // -- the vote
  function send(vote) {
    if (sending !== vote) return; // a later choice has taken its place
    ask(form.action, { method: "POST", body: vote.body, redirect: "manual" }).then(function (answer) {
      if (sending !== vote) return;
      if (answer.type === "opaqueredirect" || answer.ok) {
        sending = null;
        kept = vote.level;
        if (form.dataset.next) { location.assign(form.dataset.next); return; }
        say(saved, form.dataset.saved, "good");
        form.querySelector("button").textContent = form.dataset.change;
        form.elements.seq.value = vote.seq + 1;
      } else if (answer.status >= 500 || answer.status === 408 || answer.status === 429) {
        throw new Error(answer.status);
      } else {
        sending = null;
        form.submit(); // the page that comes back says why
      }
    }).catch(function () {
      if (sending !== vote) return;
      say(saved, form.dataset.again + (navigator.onLine === false ? " " + room.dataset.offline : ""), "warn");
      vote.wait = Math.min((vote.wait || 500) * 2, 15000);
      vote.timer = setTimeout(send, vote.wait, vote);
    });
  }
  function count(seq) { // two tabs of one browser count together; never the time, which may not stand beside a vote
    try {
      seq = Math.max(seq, Number(localStorage.getItem(form.action) || 0) + 1);
      localStorage.setItem(form.action, seq);
    } catch (refused) { /* this tab counts for itself */ }
    return seq;
  }
  if (form) form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (sending) clearTimeout(sending.timer);
    var seq = count(Number(form.elements.seq.value));
    form.elements.seq.value = seq;
    sending = { level: chosen(), seq: seq, body: new URLSearchParams(new FormData(form)) };
    say(saved, form.dataset.saving);
    send(sending);
  });

  function wake() {
    if (sending && sending.wait) { clearTimeout(sending.timer); send(sending); }
    wait = EVERY;
    next(50);
  }
  addEventListener("online", wake);
  document.addEventListener("visibilitychange", function () { if (!document.hidden) wake(); });
  next(EVERY);
})();
