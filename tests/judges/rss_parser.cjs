// rss-parser (npm) as a reader. In: address. Out: [[id, title, text], …].
"use strict"
const fs = require("node:fs")
const RssParser = require("rss-parser")

async function main() {
  const { items } = await new RssParser().parseURL(JSON.parse(fs.readFileSync(0, "utf8")))
  const rows = items.map(item => [item.guid ?? item.id, item.title, item["content:encoded"] ?? item.content ?? ""])
  process.stdout.write(JSON.stringify(rows))
}

main()
