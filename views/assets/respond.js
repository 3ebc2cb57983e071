/*
 * What a script adds to the respondent's pages and to the one that takes a one-time link. Everything works
 * without it: it copies, prints, clears, fills in the code of a link, moves focus to errors, says that a script
 * ran, and swallows the second of two clicks.
 */
'use strict';

(() => {
  const all = (selector) => document.querySelectorAll(selector);

  document.querySelector('[data-errors]')?.focus();
  for (const field of all('input[name="channel"]')) field.value = 'web';

  for (const button of all('[data-copy]')) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      const status = button.parentElement.querySelector('[data-copied]');
      if (status) status.textContent = status.dataset.copied;
    });
  }

  for (const button of all('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }

  for (const button of all('[data-clear]')) {
    button.addEventListener('click', (event) => {
      event.preventDefault();
      const question = button.closest('.q');
      for (const input of question.querySelectorAll('input:checked')) input.checked = false;
      question.querySelector('input')?.focus();
    });
  }

  const code = document.querySelector('[data-from-fragment]');
  const fillIn = () => {
    if (!code || location.hash.length < 2) return;
    code.value = decodeURIComponent(location.hash.slice(1));
    // The code is as good as a key: it should not stay in the address bar or the history.
    history.replaceState(null, '', location.pathname);
  };
  fillIn();
  window.addEventListener('hashchange', fillIn);

  // Not disabled, so that a second try after a failed connection is always possible.
  const SECOND_CLICK_MS = 1500;
  for (const form of all('form[data-once]')) {
    let sentAt = -SECOND_CLICK_MS;
    form.addEventListener('submit', (event) => {
      if (performance.now() - sentAt < SECOND_CLICK_MS) event.preventDefault();
      else sentAt = performance.now();
    });
    window.addEventListener('pageshow', () => {
      sentAt = -SECOND_CLICK_MS;
    });
  }
})();
