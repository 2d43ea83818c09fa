// Feeds as JavaScript sees them. In: { schema, files: [path, …] }. Out: { path: { complaints: […], seen: { parser: [entry, …] } } },
// an entry being { id, title, link, published, updated, content }: what that parser would show of it.
"use strict"
const fs = require("node:fs")
const Ajv = require("ajv/dist/2020")
const addFormats = require("ajv-formats")
const { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } = require("feedsmith")
const RssParser = require("rss-parser")

const html = value => (value && typeof value === "object" ? value.value : value) ?? null
const alternate = links => (links ?? []).find(link => (link.rel ?? "alternate") === "alternate")?.href ?? null

const feedsmith = {
  feed: text => parseAtomFeed(text).entries?.map(entry => ({
    id: entry.id, title: html(entry.title), link: alternate(entry.links), published: entry.published, updated: entry.updated,
    content: html(entry.content),
  })),
  rss: text => parseRssFeed(text).items?.map(item => ({
    id: html(item.guid), title: item.title, link: item.link, published: item.pubDate, updated: null, content: item.content?.encoded ?? null,
  })),
  json: text => parseJsonFeed(JSON.parse(text)).items?.map(item => ({
    id: item.id, title: item.title, link: item.url, published: item.date_published, updated: item.date_modified,
    content: item.content_html ?? null,
  })),
}

const rssParser = async text => (await new RssParser().parseString(text)).items.map(item => ({
  id: item.guid ?? item.id, title: item.title, link: item.link, published: item.isoDate ?? null, updated: null,
  content: item["content:encoded"] ?? item.content ?? null,
}))

const kind = text => text.startsWith("{") ? "json" : /<(feed|rss|opml)[\s>]/.exec(text)?.[1]

async function judge(path, validate) {
  const text = fs.readFileSync(path, "utf8")
  const complaints = [], seen = {}
  const ask = async (judge, act) => {
    try {
      seen[judge] = (await act()) ?? []
    } catch (error) {
      complaints.push({ judge, rule: "throws", message: String(error.message ?? error) })
    }
  }
  const is = kind(text)
  if (is === "opml") {
    await ask("feedsmith", () => parseOpml(text).body.outlines)
    return { complaints, seen: {} }
  }
  await ask("feedsmith", () => feedsmith[is](text))
  if (is === "json") {
    if (!validate(JSON.parse(text))) {
      for (const error of validate.errors) {
        complaints.push({ judge: "ajv", rule: error.keyword, message: `${error.instancePath} ${error.message}` })
      }
    }
  } else {
    await ask("rss-parser", () => rssParser(text))
  }
  return { complaints, seen }
}

async function main() {
  const { schema, files } = JSON.parse(fs.readFileSync(0, "utf8"))
  const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false })
  addFormats(ajv)
  const validate = ajv.compile(JSON.parse(fs.readFileSync(schema, "utf8")))
  const answer = {}
  for (const path of files) answer[path] = await judge(path, validate)
  process.stdout.write(JSON.stringify(answer))
}

main()
