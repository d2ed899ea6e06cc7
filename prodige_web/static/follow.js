// Follows the host and sends votes without leaving the page. Everything works without it, by plain forms.
(() => {
  "use strict";
  const find = (id) => document.getElementById(id), room = find("room"), said = find("said");
  if (!room || !window.fetch) return;
  const form = find("vote"), saved = find("saved"), texts = room.dataset;
  const EVERY = 2500, LONGEST = 30000, seen = [texts.round, texts.item, texts.open].join();
  let wait = EVERY, timer, moved = false, lost = false, sending = null;
  document.documentElement.classList.add("script");

  const say = (where, text, kind = "") => {
    where.className = "notice " + kind;
    if (where.textContent !== text) where.textContent = text;
  };
  const chosen = () => (form && form.elements.level.value) || "";
  const ask = (url, options = {}) => {
    const late = window.AbortSignal && AbortSignal.timeout ? AbortSignal.timeout(10000) : undefined;
    return fetch(url, { cache: "no-store", credentials: "same-origin", signal: late, ...options });
  };
  let kept = chosen();

  // -- where the host is
  const next = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(poll, ms * (0.8 + 0.4 * Math.random()));
  };
  const poll = async () => {
    if (document.hidden) return;
    try {
      const answer = await ask(texts.state);
      if (answer.status === 404) return location.reload();
      if (!answer.ok) throw answer.status;
      const now = await answer.json();
      wait = EVERY;
      if (lost) say(said, "");
      lost = false;
      if ([now.round ?? "", now.item ?? "", now.open].join() !== seen) change();
    } catch {
      wait = Math.min(wait * 2, LONGEST);
      lost = !moved && !sending;
      if (lost) say(said, texts.offline, "warn");
    }
    next(wait);
  };
  const change = () => {
    if (moved || sending) return;
    if (chosen() === kept) {
      history.scrollRestoration = "manual";
      return location.reload();
    }
    moved = true; // a choice that was not sent is not taken away
    say(said, texts.moved + " ", "warn");
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = texts.show;
    said.append(link);
    said.scrollIntoView({ block: "nearest" });
  };

  // -- the vote
  const send = async (vote) => {
    try {
      const answer = await ask(form.action, { method: "POST", body: vote.body, redirect: "manual" });
      if (sending !== vote) return; // a later choice has taken its place
      if (answer.status >= 500 || answer.status === 408) throw answer.status;
      sending = null;
      if (answer.type !== "opaqueredirect") return form.submit(); // the page that comes back says why
      kept = vote.level;
      if (form.dataset.next) return location.assign(form.dataset.next);
      say(saved, form.dataset.saved, "good");
      form.querySelector("button").textContent = form.dataset.change;
    } catch {
      if (sending !== vote) return;
      say(saved, form.dataset.again + (navigator.onLine ? "" : " " + texts.offline), "warn");
      vote.wait = Math.min(vote.wait * 2, 15000);
      vote.timer = setTimeout(send, vote.wait, vote);
    }
  };
  const count = (seq) => { // two tabs count together; never the time, which would tell who voted when
    try {
      seq = Math.max(seq, (+localStorage.getItem(form.action) || 0) + 1);
      localStorage.setItem(form.action, seq);
    } catch { /* no storage: this tab counts alone */ }
    return seq;
  };
  if (form) form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (sending) clearTimeout(sending.timer);
    form.elements.seq.value = count(+form.elements.seq.value + 1);
    sending = { level: chosen(), wait: 500, body: new URLSearchParams(new FormData(form)) };
    say(saved, form.dataset.saving);
    send(sending);
  });

  const wake = () => {
    if (document.hidden) return;
    if (sending && sending.timer) {
      clearTimeout(sending.timer);
      send(sending);
    }
    wait = EVERY;
    next(50);
  };
  addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);
  next(EVERY);
})();
