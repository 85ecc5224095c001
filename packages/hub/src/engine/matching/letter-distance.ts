/** Where in the pattern each character stands, as bits; empty between two calls. */
const places = new Int32Array(0x10000);

/**
 * How many letters must be changed, added or left out to make one text of the other (Levenshtein), by the bits of one machine word after Myers
 * (1999) and Hyyrö (2001). Of texts of more than 32 characters the first 32 are compared.
 */
export function letterDistance(left: string, right: string): number {
  const [pattern, text] =
    left.length <= right.length ? [left.slice(0, 32), right.slice(0, 32)] : [right.slice(0, 32), left.slice(0, 32)];
  if (pattern.length === 0) return text.length;
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern.charCodeAt(at);
    places[sign] = (places[sign] ?? 0) | (1 << at);
  }
  const last = 1 << (pattern.length - 1);
  let [plus, minus, score] = [-1, 0, pattern.length];
  for (let at = 0; at < text.length; at += 1) {
    const equal = places[text.charCodeAt(at)] ?? 0;
    const vertical = equal | minus;
    const diagonal = (((equal & plus) + plus) ^ plus) | equal;
    let up = minus | ~(diagonal | plus);
    let down = plus & diagonal;
    if (up & last) score += 1;
    if (down & last) score -= 1;
    up = (up << 1) | 1;
    down <<= 1;
    plus = down | ~(vertical | up);
    minus = up & vertical;
  }
  for (let at = 0; at < pattern.length; at += 1) places[pattern.charCodeAt(at)] = 0;
  return score;
}
