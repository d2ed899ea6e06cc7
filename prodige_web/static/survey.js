// The staff survey works without this. With it every choice is saved at once, and again after being offline.
"use strict";
(() => {
  const byId = id => document.getElementById(id);
  const forget = () => { for (const key of Object.keys(sessionStorage)) if (key.startsWith("survey:")) sessionStorage.removeItem(key); };
  addEventListener("pageshow", event => { if (event.persisted) location.reload(); });

  for (const form of document.querySelectorAll("form.once"))
    form.addEventListener("submit", event => { if (form.sent) event.preventDefault(); form.sent = true; setTimeout(() => { form.sent = false; }, 5000); });
  for (const form of document.querySelectorAll("form.leaving")) form.addEventListener("submit", forget);

  const print = byId("print");
  if (print) { print.hidden = false; print.onclick = () => window.print(); }

  const copy = byId("copy");
  if (copy) {
    copy.hidden = false;
    copy.onclick = async () => {
      byId("link").select();
      try { await navigator.clipboard.writeText(byId("link").value); } catch { document.execCommand("copy"); }
      byId("copied").textContent = copy.dataset.done;
    };
  }

  const comment = byId("comment");
  if (comment) {
    const key = "survey:comment:" + comment.form._who.value, most = +comment.dataset.most, count = byId("count");
    const written = comment.value;
    const tell = () => {
      const over = [...comment.value.trim()].length - most;
      count.textContent = comment.value ? (over > 0 ? count.dataset.over : count.dataset.left).replace("{count}", Math.abs(over)) : "";
      count.dataset.state = over > 0 ? "again" : "";
      return over;
    };
    if (!written) comment.value = sessionStorage.getItem(key) ?? "";
    comment.oninput = () => { sessionStorage.setItem(key, comment.value); tell(); };
    comment.form.addEventListener("submit", event => {
      if (tell() <= 0) return sessionStorage.removeItem(key);
      event.preventDefault();
      comment.form.sent = false;
      comment.setAttribute("aria-invalid", "true");
      comment.focus();
    });
    tell();
  }

  const form = byId("part");
  if (!form) return;
  const words = form.dataset, key = "survey:" + form.action + form._who.value;
  const waiting = new Map(JSON.parse(sessionStorage.getItem(key) ?? "[]"));  // item → [value, version last seen]
  const seen = new Map();
  let busy = false, wait = 0, timer = 0, leaving = null;

  const keep = () => waiting.size ? sessionStorage.setItem(key, JSON.stringify([...waiting])) : sessionStorage.removeItem(key);
  const question = item => form.querySelector(`input[name="${CSS.escape(item)}"]`).closest("fieldset");
  const say = (item, text, state, tag = text) => {
    const line = question(item).querySelector(".said");
    line.textContent = text;
    line.classList.toggle("hidden", tag === text);
    for (const one of question(item).querySelectorAll(".choice")) {
      if (one.querySelector(":checked")) Object.assign(one.dataset, { said: tag, state }); else delete one.dataset.said;
    }
  };
  const later = seconds => { clearTimeout(timer); timer = setTimeout(send, seconds * 1000); };
  const choice = (item, value) => form.querySelector(`input[name="${CSS.escape(item)}"][value="${CSS.escape(value)}"]`);

  async function send() {
    if (busy || !waiting.size) return;
    busy = true;
    const [item, [value, version]] = waiting.entries().next().value;
    const body = new URLSearchParams({ _go: "auto", _who: form._who.value, _version: version, [item]: value });
    let answer = null;
    try {
      answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error", signal: AbortSignal.timeout?.(15000) });
      if (answer.status >= 500 || answer.status === 429) answer = null;
      const saved = answer?.ok ? await answer.json() : null;
      if (saved) settle(item, value, saved);
    } catch { answer = null; }
    busy = false;
    if (!answer) {
      wait = Math.min(30, wait * 2 || 2);
      for (const one of waiting.keys()) say(one, words.again, "again");
      later(wait);
      return;
    }
    wait = 0;
    if (!answer.ok) { waiting.delete(item); say(item, words.lost, "again"); leaving = null; }
    keep();
    if (waiting.size) later(0);
    else if (leaving) { const button = leaving; leaving = null; form.through = true; button.click(); }
  }

  function settle(item, value, saved) {
    seen.set(item, saved.version);
    form._seen.value = [...seen].map(pair => pair.join(":")).join(" ");
    const changed = waiting.get(item);
    if (changed && changed[0] === value) waiting.delete(item); else if (changed) changed[1] = saved.version;
    const kept = saved.kept[item];
    if (!kept) return waiting.has(item) || say(item, words.saved, "saved");
    waiting.delete(item);
    choice(item, kept.value).checked = true;
    question(item).querySelector(".notice").textContent = words.kept.replace("{answer}", kept.words);
    say(item, words.kept.replace("{answer}", kept.words), "again", words.other);
    leaving = null;
  }

  form.addEventListener("change", event => {
    const { name, value } = event.target;
    waiting.set(name, [value, seen.get(name) ?? waiting.get(name)?.[1] ?? form._version.value]);
    keep();
    say(name, words.saving, "");
    later(.3);
  });
  form.addEventListener("submit", event => {
    if (form.through || !(busy || waiting.size)) return;
    event.preventDefault();
    form.through = Boolean(leaving);  // pressed twice: go, whatever happens
    leaving = event.submitter ?? form.querySelector("button");
    if (form.through) leaving.click(); else later(0);
  });
  addEventListener("online", () => later(0));
  for (const [item, [value]] of [...waiting]) {
    const own = choice(item, value);
    if (own) { own.checked = true; say(item, words.again, "again"); } else waiting.delete(item);
  }
  later(0);
})();
