// JSON-LD against the types of schema.org. In: [[page, object], …]. Out: [[page, message], …].
// Each object becomes a constant in a TypeScript module, declared as what its @type says; the compiler is the judge.
"use strict"
const fs = require("node:fs")
const path = require("node:path")
const ts = require("typescript")

const blocks = JSON.parse(fs.readFileSync(0, "utf8"))
const modules = process.env.NODE_PATH
const file = path.join(modules, "..", "judged.ts")
const found = []

const typeOf = object => (typeof object["@type"] === "string" ? `schema.${object["@type"]}` : "schema.Thing")

const lines = ['import type * as schema from "schema-dts"']
const pageOfLine = [""]
for (const [page, block] of blocks) {
  if (block["@context"] !== "https://schema.org") found.push([page, `@context is ${JSON.stringify(block["@context"])}`])
  for (const object of block["@graph"] ?? [block]) {
    const { "@context": _, ...rest } = object
    lines.push(`export const block${lines.length}: ${typeOf(object)} = ${JSON.stringify(rest).replace(/[\u2028\u2029]/g, " ")}`)
    pageOfLine.push(page)
  }
}

const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }
const host = ts.createCompilerHost(options)
const { getSourceFile, fileExists, readFile } = host
const text = lines.join("\n")
host.fileExists = name => name === file || fileExists(name)
host.readFile = name => (name === file ? text : readFile(name))
host.getSourceFile = (name, ...rest) =>
  name === file ? ts.createSourceFile(name, text, options.target) : getSourceFile(name, ...rest)

for (const diagnostic of ts.getPreEmitDiagnostics(ts.createProgram([file], options, host))) {
  const line = diagnostic.file?.fileName === file ? diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start).line : 0
  found.push([pageOfLine[line], ts.flattenDiagnosticMessageText(diagnostic.messageText, " ").slice(0, 400)])
}
process.stdout.write(JSON.stringify(found))
