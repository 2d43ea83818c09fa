// html-validate over files. In: [path, …]. Out: [[path, rule, line, message], …].
"use strict"
const fs = require("node:fs")
const { HtmlValidate, StaticConfigLoader } = require("html-validate")

const config = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // Matters of taste, in which we write what HTML says is right and what every template engine makes.
    "void-style": "off",
    "no-trailing-whitespace": "off",
    "attribute-boolean-style": "off",
    "doctype-style": "off",
    // A title that a guest gave may be long; sixty is what one search engine shows.
    "long-title": "off",
    // A <th> without scope heads what HTML's own algorithm says; authors of tables seldom write one.
    "wcag/h63": "off",
    // What comes from our own host needs no hash.
    "require-sri": ["error", { target: "crossorigin" }],
  },
}

async function main() {
  const validator = new HtmlValidate(new StaticConfigLoader(config))
  const found = []
  for (const path of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const report = await validator.validateString(fs.readFileSync(path, "utf8"), path)
    for (const { messages } of report.results) {
      for (const each of messages) found.push([path, each.ruleId, each.line, each.message])
    }
  }
  process.stdout.write(JSON.stringify(found))
}

main()
