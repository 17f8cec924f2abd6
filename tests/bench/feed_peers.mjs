// Feeds by other libraries of Node.js, installed in .venv/peers-node: the peer's name, and how many items.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";

const load = createRequire(`${process.cwd()}/.venv/peers-node/package.json`);
const notes = `<p>${"Some words of notes, as a show has them. ".repeat(50)}</p>`;
const base = "https://a.example/";
const day = (number) => new Date(Date.UTC(2000, 0, 1) + number * 3_600_000);
const each = (items, make) => Array.from({ length: items }, (_, number) => make(number));

function podcast(items) {
  const { Podcast } = load("podcast");
  const feed = new Podcast({ title: "Key Figures", description: "News in numbers.", siteUrl: base, feedUrl: `${base}feed.xml` });
  for (let number = 0; number < items; number++) {
    feed.addItem({
      title: `Story ${number}`, url: `${base}${number}`, guid: `guid-${number}`, description: "Summary 1.", content: notes,
      enclosure: { url: `${base}${number}.mp3`, size: 1800000, type: "audio/mpeg" }, date: day(number),
      itunesAuthor: "The Desk", itunesDuration: 150, itunesImage: "https://a.example/i.jpg", itunesExplicit: false,
      itunesSeason: 1, itunesEpisode: number, itunesEpisodeType: "full",
    });
  }
  return feed.buildXml({ indent: "  " });
}

function feedsmith(items) {
  const { generateRssFeed } = load("feedsmith");
  return generateRssFeed({
    title: "Key Figures", description: "News in numbers.", link: base, itunes: { author: "The Desk" },
    items: each(items, (number) => ({
      title: `Story ${number}`, link: `${base}${number}`, guid: { value: `guid-${number}`, isPermaLink: false },
      description: "Summary 1.", content: { encoded: notes }, pubDate: day(number),
      enclosures: [{ url: `${base}${number}.mp3`, length: 1800000, type: "audio/mpeg" }],
      itunes: {
        author: "The Desk", duration: 150, image: "https://a.example/i.jpg", explicit: false,
        season: 1, episode: number, episodeType: "full",
      },
    })),
  });
}

writeFileSync(1, { podcast, feedsmith }[process.argv[2]](Number(process.argv[3])));
