// What stands around the printed policy: one script that puts the page in and goes to the cursor's place. No other may run, whatever the
// page holds, and nothing comes from elsewhere.

/// The frame, whose script alone bears the nonce.
export function frame(nonce: string): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>
.cursor { box-shadow: -0.75rem 0 var(--paper), -1rem 0 var(--link); }
</style>
<style id="look"></style>
</head>
<body>
<script nonce="${nonce}">(${put.toString()})(document, window, acquireVsCodeApi());</script>
</body>
</html>
`;
}

/// What the script needs of where it runs.
interface Host {
  postMessage(message: unknown): void;
}

/// Runs in the frame, by itself.
function put(document: Document, window: Window & typeof globalThis, host: Host): void {
  window.addEventListener("message", ({ data }) => {
    if (data.html) {
      // What is parsed so runs no script, and loads nothing.
      const page = new window.DOMParser().parseFromString(data.html, "text/html");
      document.documentElement.lang = page.documentElement.lang;
      document.getElementById("look")!.textContent = page.querySelector("style")?.textContent ?? "";
      document.body.replaceChildren(...page.body.childNodes);
    }
    document.querySelector(".cursor")?.classList.remove("cursor");
    const place = data.anchor && document.getElementById(data.anchor);
    if (!place) return;
    const marked = place.closest("section") ?? place;
    marked.classList.add("cursor");
    marked.scrollIntoView({ block: "nearest" });
  });
  host.postMessage("ready");
}
