// Keeps a page up to date: when something that it shows has changed, the page is read again and its <main> exchanged. It decides nothing and changes nothing.
(() => {
  const pause = 2000; // milliseconds between two readings
  const shown = () => document.querySelector('main');
  const nouns = shown().dataset.live.split(' ');
  let events, waiting, retrying, reading = Promise.resolve(), last = 0;

  const read = async () => {
    last = Date.now();
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    if (!fresh || fresh.innerHTML === shown().innerHTML) return;
    const focused = document.activeElement?.getAttribute('href');
    shown().replaceWith(fresh);
    if (focused) fresh.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  };

  const readSoon = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      reading = reading.then(read).catch(() => {}); // the next change tries again
    }, Math.max(0, last + pause - Date.now()));
  };

  const open = () => {
    events = new EventSource('/api/v1/changes');
    events.addEventListener('resync', readSoon);
    events.addEventListener('changes', event => {
      if (JSON.parse(event.data).some(change => !change.noun || nouns.includes(change.noun))) readSoon();
    });
    // A lost connection comes back by itself, a refused one does not.
    events.addEventListener('error', () => {
      if (events.readyState === EventSource.CLOSED) retrying = setTimeout(open, 5000 + 10000 * Math.random());
    });
  };

  // A browser grants a site few connections at a time, so pages that nobody looks at hold none.
  const follow = () => {
    events?.close();
    clearTimeout(retrying);
    if (!document.hidden) open();
  };
  document.addEventListener('visibilitychange', follow);
  follow();
})();
