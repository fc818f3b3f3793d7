// A whole sitting over a fixture, by the library by which VS Code speaks with language servers, over stdio: `node
// editors/vscode/test/sitting.mjs` from the project's root, with the program in KITEI and what `npm ci` installs. Works on copies in a
// temporary folder.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import protocol from "vscode-languageserver-protocol/node.js";

const fixture = "fixtures/medical-corporation";
const folder = realpathSync(mkdtempSync(join(tmpdir(), "kitei-")));
cpSync(fixture, folder, { recursive: true });
const program = process.env.KITEI;
assert.ok(program, "KITEI names the program");

const server = spawn(program, ["lsp", "--lang", "ja", "--as-of", "2026-05-01"], { stdio: ["pipe", "pipe", "inherit"] });
const reader = new protocol.StreamMessageReader(server.stdout);
const client = protocol.createProtocolConnection(reader, new protocol.StreamMessageWriter(server.stdin), console);
const uri = (path) => pathToFileURL(join(folder, path)).href;
const shown = new Map();
const waiting = new Set();
client.onNotification(protocol.PublishDiagnosticsNotification.type, (told) => {
  shown.set(decodeURIComponent(told.uri), told.diagnostics);
  for (const look of waiting) look();
});
client.onRequest(protocol.RegistrationRequest.type, () => undefined);
client.listen();

const rules = (path) => (shown.get(decodeURIComponent(uri(path))) ?? []).map((one) => one.code);

/// Waits until what is shown is as expected.
function until(what, holds) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`nothing came of it: ${what}`)), 60_000);
    const look = () => {
      if (!holds()) return;
      clearTimeout(late);
      waiting.delete(look);
      resolve();
    };
    waiting.add(look);
    look();
  });
}

/// A document as the client holds it.
class Text {
  version = 1;
  constructor(path) {
    this.uri = uri(path);
    this.text = readFileSync(join(folder, path), "utf8");
    const textDocument = { uri: this.uri, languageId: "kitei", version: this.version, text: this.text };
    void client.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument });
  }
  position(offset) {
    const lines = this.text.slice(0, offset).split("\n");
    return { line: lines.length - 1, character: lines.at(-1).length };
  }
  at(what) {
    const offset = this.text.indexOf(what);
    assert.notEqual(offset, -1, `not in the text: ${what}`);
    return { textDocument: { uri: this.uri }, position: this.position(offset) };
  }
  put(from, to, text) {
    const range = { start: this.position(from), end: this.position(to) };
    this.text = this.text.slice(0, from) + text + this.text.slice(to);
    this.version += 1;
    const textDocument = { uri: this.uri, version: this.version };
    void client.sendNotification(protocol.DidChangeTextDocumentNotification.type, { textDocument, contentChanges: [{ range, text }] });
  }
  replace(what, by) {
    const from = this.text.indexOf(what);
    assert.notEqual(from, -1, `not in the text: ${what}`);
    this.put(from, from + what.length, by);
  }
  /// The text with changes that the server gave.
  with(edits) {
    const offset = ({ line, character }) => this.text.split("\n").slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
    const sorted = [...edits].sort((one, other) => offset(other.range.start) - offset(one.range.start));
    return sorted.reduce((text, { range, newText }) => text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end)), this.text);
  }
}

async function sitting() {
  const completionItem = { snippetSupport: true };
  await client.sendRequest(protocol.InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "policies" }],
    capabilities: { textDocument: { completion: { completionItem } }, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  await client.sendNotification(protocol.InitializedNotification.type, {});
  const parent = new Text("corporation/policy.kitei");
  await until("the repository is judged", () => rules("hospital/policy.kitei").includes("coverage/unverified"));

  // What is typed in the parent shows in children that are not open, and goes with it.
  const weaker = () => ["clinic", "hospital"].some((child) => rules(`${child}/policy.kitei`).includes("inheritance/weakened"));
  parent.replace("再使用禁止回数 5回", "再使用禁止回数 24回");
  await until("the stricter value shows below", weaker);
  parent.replace("再使用禁止回数 24回", "再使用禁止回数 5回");
  await until("it goes", () => !weaker());

  const told = await client.sendRequest(protocol.HoverRequest.type, parent.at("13文字 下限"));
  assert.match(told.contents.value, /効力のある値/);

  // Formatting gives the text that was there.
  const sound = parent.text;
  parent.replace("    対策 パスワード {", "対策    パスワード {");
  const options = { tabSize: 2, insertSpaces: true };
  const textDocument = { uri: parent.uri };
  const edits = await client.sendRequest(protocol.DocumentFormattingRequest.type, { textDocument, options });
  assert.equal(parent.with(edits), sound);
  parent.replace("対策    パスワード {", "    対策 パスワード {");

  // Completion by what people call a thing, and the change that mends it.
  const end = parent.text.length;
  parent.put(end, end, "\n条 「検知」 {\n  対策 ウイルス対策\n}\n");
  const place = { textDocument, position: parent.position(parent.text.indexOf("ウイルス対策\n}") + 6) };
  const offers = await client.sendRequest(protocol.CompletionRequest.type, place);
  assert.equal(offers.items[0].label, "不正ソフトウェア対策");
  const range = { start: place.position, end: place.position };
  const context = { diagnostics: [], only: ["quickfix"] };
  const actions = await client.sendRequest(protocol.CodeActionRequest.type, { textDocument, range, context });
  const preferred = actions.find((action) => action.isPreferred);
  assert.match(parent.with(preferred.edit.changes[parent.uri]), /対策 不正ソフトウェア対策\n\}/);
  const head = { textDocument, position: parent.position(parent.text.length) };
  const heads = await client.sendRequest(protocol.CompletionRequest.type, head);
  const article = heads.items.find((item) => item.label === "条");
  assert.equal(article.insertTextFormat, protocol.InsertTextFormat.Snippet);

  // Another name, everywhere at once.
  const title = parent.text.match(/条 「([^」]+)」/);
  const named = { textDocument, position: parent.position(title.index + 3), newName: `${title[1]}等` };
  const renamed = await client.sendRequest(protocol.RenameRequest.type, named);
  assert.match(parent.with(renamed.changes[parent.uri]), new RegExp(`条 「${title[1]}等」`));

  // The printed policy, at the place of the cursor.
  const arguments_ = [parent.uri, parent.position(title.index)];
  const shown = await client.sendRequest(protocol.ExecuteCommandRequest.type, { command: "kitei.page", arguments: arguments_ });
  assert.match(shown.html, /^<!DOCTYPE html>/i);
  assert.match(shown.html, new RegExp(`<h\\d id="${shown.anchor}">[^<]*${title[1]}`));

  await client.sendRequest(protocol.ShutdownRequest.type);
  const ended = new Promise((resolve) => server.once("exit", resolve));
  await client.sendNotification(protocol.ExitNotification.type);
  assert.equal(await ended, 0);
}

try {
  await sitting();
  console.log("ok");
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  server.kill();
  client.dispose();
  rmSync(folder, { recursive: true, force: true });
}
