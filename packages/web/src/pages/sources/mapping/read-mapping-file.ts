/** Reads the text of a mapping file; what is in it the hub looks at. @throws TypeError where it is no JSON object */
export function readMappingFile(text: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new TypeError('The file is no JSON. Take one that was exported here.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new TypeError('The file is no mapping. Take one that was exported here.');
  return { ...parsed };
}
