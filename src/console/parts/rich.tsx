/** Owns sentences with something in them: emphasis, amounts, and numbers that must not break at a hyphen. */
import { Fragment } from 'react';
import type { ReactNode } from 'react';

type RichProps = {
  text: string;
  /** What stands for `<name/>` in the text. */
  nodes?: Readonly<Record<string, ReactNode>>;
};

const pieces = /(<b>.*?<\/b>|<\w+\/>)/;
const hyphenated = /([\w.]+(?:-[\w.]+)+)/;

function Unbroken({ text }: { text: string }) {
  return (
    <>
      {text.split(hyphenated).map((part, index) =>
        index % 2 === 1 && /\d/.test(part) ? (
          <span key={index} className="nowrap">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}

/** A translated sentence: `<b>…</b>` is emphasis, `<name/>` a node, dates and document numbers stay on one line. */
export function Rich({ text, nodes = {} }: RichProps) {
  return (
    <>
      {text.split(pieces).map((part, index) => {
        if (index % 2 === 0) return <Unbroken key={index} text={part} />;
        if (part.startsWith('<b>')) return <strong key={index}>{part.slice(3, -4)}</strong>;
        return <Fragment key={index}>{nodes[part.slice(1, -2)]}</Fragment>;
      })}
    </>
  );
}
