// Starts `kitei lsp`, and shows the printed policy beside the text. All else is the language server's.

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { LanguageClient, ServerOptions } from "vscode-languageclient/node";
import { frame } from "./frame";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const preview = new Preview();
  context.subscriptions.push(
    preview,
    vscode.commands.registerCommand("kitei.restart", start),
    vscode.commands.registerCommand("kitei.preview", () => preview.open()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("kitei")) void start();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(): Promise<void> {
  await client?.stop().catch(() => undefined);
  const settings = vscode.workspace.getConfiguration("kitei");
  const command = settings.get<string>("path") || "kitei";
  const args = ["lsp"];
  const language = settings.get<string>("language");
  if (language === "ja" || language === "en") args.push("--lang", language);
  const day = settings.get<string>("asOf");
  if (day) args.push("--as-of", day);
  const server: ServerOptions = { command, args };
  client = new LanguageClient("kitei", "kitei", server, {
    documentSelector: [
      { scheme: "file", language: "kitei" },
      { scheme: "file", pattern: "**/kitei.toml" },
    ],
  });
  try {
    await client.start();
  } catch (error) {
    void vscode.window.showErrorMessage(`kitei: ${command}: ${String(error)}`);
  }
}

/// What the server gives of a policy: its page, and the anchor on it of what is printed of the cursor's place.
interface Shown {
  html: string;
  anchor: string | null;
}

/// The printed policy of the document that is edited, made anew as it changes, at the place of the cursor.
class Preview implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private waiting: NodeJS.Timeout | undefined;
  private html: string | undefined;
  private asked = 0;
  private readonly watching: vscode.Disposable[] = [];

  open(): void {
    if (this.panel) return this.panel.reveal(undefined, true);
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const options = { enableScripts: true, localResourceRoots: [] };
    this.panel = vscode.window.createWebviewPanel("kitei.preview", "規程", beside, options);
    this.panel.webview.html = frame(randomBytes(18).toString("base64"));
    this.panel.onDidDispose(() => this.close());
    this.watching.push(
      // The frame says when it is there, the first time and whenever it was hidden.
      this.panel.webview.onDidReceiveMessage(() => {
        this.html = undefined;
        void this.show();
      }),
      vscode.workspace.onDidChangeTextDocument(() => this.soon()),
      vscode.window.onDidChangeTextEditorSelection(() => this.soon()),
      vscode.window.onDidChangeActiveTextEditor(() => this.soon()),
    );
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private close(): void {
    this.panel = undefined;
    clearTimeout(this.waiting);
    this.watching.splice(0).forEach((one) => one.dispose());
  }

  private soon(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.show(), 200);
  }

  private async show(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== "kitei" || !client?.isRunning()) return;
    const cursor = client.code2ProtocolConverter.asPosition(editor.selection.active);
    const params = { command: "kitei.page", arguments: [editor.document.uri.toString(), cursor] };
    const asked = ++this.asked;
    const shown = await client.sendRequest<Shown | null>("workspace/executeCommand", params).catch(() => null);
    if (!this.panel || !shown || asked !== this.asked) return;
    // Where only the cursor moved the page stays as it is.
    const html = shown.html === this.html ? undefined : shown.html;
    this.html = shown.html;
    void this.panel.webview.postMessage({ html, anchor: shown.anchor });
  }
}
