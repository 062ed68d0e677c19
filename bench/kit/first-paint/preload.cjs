// Tells when the first stack's row, or the bare window's text, has been painted: see whenPainted in ../painted.ts.
const { ipcRenderer } = require('electron');

const wanted = '#bare, [role="table"][aria-label="Containers"] [role="row"][aria-label^="stack-"]';

const observer = new MutationObserver(() => {
  if (document.querySelector(wanted) === null) return;
  observer.disconnect();
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => ipcRenderer.send('first-paint', Date.now());
    port2.postMessage(null);
  });
});
observer.observe(document, { subtree: true, childList: true, attributes: true });
