// Draws the shared screen anew when the host does something, as large as fits; counts votes and time; keeps trying
// when the app is away.
(function () {
  "use strict";
  if (!window.fetch || !window.DOMParser) return;
  var EVERY = 1500, wait = EVERY, ends = null, lost = document.getElementById("lost");
  function main() { return document.getElementById("screen"); }
  function startTimer() {
    var left = main().dataset.left;
    ends = left === undefined ? null : Date.now() + left * 1000;
    tick();
  }
  function tick() {
    var own = document.getElementById("timer");
    if (ends === null || !own) return;
    var left = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    own.textContent = left ? Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0") : own.dataset.over;
    own.classList.toggle("none-left", !left);
  }
  function fit() { // largest letters with which all stands on the screen; on a phone the page scrolls instead
    var own = document.getElementById("statement"), page = document.documentElement, size = 1.7;
    if (!own) return;
    own.style.fontSize = "";
    if (innerWidth < 720) return;
    do { own.style.fontSize = size + "rem"; size -= .02; } while (page.scrollHeight > innerHeight && size > .6);
  }
  function ask(url) {
    var stop = new AbortController(), late = setTimeout(function () { stop.abort(); }, 8000);
    return fetch(url, { cache: "no-store", signal: stop.signal }).then(function (answer) {
      if (answer.status === 404) { location.reload(); }
      if (!answer.ok) throw new Error(answer.status);
      return answer;
    }).finally(function () { clearTimeout(late); });
  }
  function draw() {
    return ask(location.href).then(function (answer) { return answer.text(); }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, "text/html").getElementById("screen");
      if (!fresh) throw new Error("no screen");
      main().replaceWith(document.adoptNode(fresh));
      fit();
      startTimer();
    });
  }
  function poll() {
    ask(location.pathname + "/state" + location.search).then(function (answer) { return answer.json(); }).then(function (now) {
      var said = document.getElementById("said");
      if (said && said.textContent !== now.said) said.textContent = now.said;
      return now.stamp === main().dataset.stamp ? null : draw();
    }).then(function () {
      wait = EVERY;
      lost.textContent = "";
    }, function () {
      wait = Math.min(wait * 1.5, 10000);
      lost.textContent = lost.dataset.text;
    }).then(function () { setTimeout(poll, wait * (0.9 + 0.2 * Math.random())); });
  }
  fit();
  addEventListener("resize", fit);
  startTimer();
  setInterval(tick, 250);
  setTimeout(poll, EVERY);
})();
