// Starts `kitei lsp`, and shows the printed policy beside the text. All else is the language server's.

import * as vscode from "vscode";
import { LanguageClient, ServerOptions } from "vscode-languageclient/node";

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

/// The printed policy of the document that is edited, made anew as it changes.
class Preview implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private waiting: NodeJS.Timeout | undefined;
  private readonly watching: vscode.Disposable[] = [];

  open(): void {
    if (this.panel) return this.panel.reveal(undefined, true);
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    // The page needs no script and nothing from elsewhere.
    this.panel = vscode.window.createWebviewPanel("kitei.preview", "規程", beside, { enableScripts: false, localResourceRoots: [] });
    this.panel.onDidDispose(() => this.close());
    this.watching.push(
      vscode.workspace.onDidChangeTextDocument(() => this.soon()),
      vscode.window.onDidChangeActiveTextEditor(() => this.soon()),
    );
    void this.show();
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
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== "kitei" || !client?.isRunning()) return;
    const params = { command: "kitei.html", arguments: [document.uri.toString()] };
    const page = await client.sendRequest<string | null>("workspace/executeCommand", params).catch(() => null);
    if (this.panel && page) this.panel.webview.html = page;
  }
}
