// The letter as react-email makes it: node react-email.mjs > react-email.html, where its packages are installed.
import { Body, Button, Column, Container, Head, Heading, Html, Img, Link, Preview, Row, Section, Text } from "@react-email/components";
import { render } from "@react-email/render";
import { createElement as make } from "react";

const letter = make(Html, { lang: "en-GB" },
  make(Head, null, make("title", null, "Hello from the harbour")),
  make(Preview, null, "Two small changes on the night boat, and what they taught us"),
  make(Body, { style: { backgroundColor: "#f2f2f2", fontFamily: "Arial, sans-serif" } },
    make(Container, { style: { backgroundColor: "#ffffff", padding: "24px" } },
      make(Img, { src: "https://harbour.example.org/boat.png", alt: "A night boat tied up at the quay", width: "552", height: "276" }),
      make(Heading, { as: "h1" }, "Hello from the harbour"),
      make(Section, null,
        make(Row, null,
          make(Column, { style: { width: "50%", verticalAlign: "top" } },
            make(Heading, { as: "h2" }, "A lamp at the gate"),
            make(Text, null, "Nobody slipped after the lamp came. It cost less than one new sign."),
            make(Button, { href: "https://harbour.example.org/lamp", style: { backgroundColor: "#005f73", color: "#ffffff", padding: "12px 20px" } },
              "See how the lamp was put up")),
          make(Column, { style: { width: "50%", verticalAlign: "top" } },
            make(Heading, { as: "h2" }, "A chair on the deck"),
            make(Text, null, "One chair lets the crew rest in turn. Read ",
              make(Link, { href: "https://harbour.example.org/chair" }, "what the crew says of the chair"), ".")))),
      make(Section, null,
        make(Text, { style: { color: "#444444" } }, "You get this because you asked for the harbour letter.", make("br"), "1 Example Quay, Leith. ",
          make(Link, { href: "https://harbour.example.org/stop" }, "Stop these letters"))))));

process.stdout.write((await render(letter, { pretty: true })) + "\n");
