const LEAST = [20, 19];

/** Says so, and answers false, where this Node is too old. */
export function demandNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return true;
  process.stderr.write(
    `ASN Squad memerlukan Node.js ${LEAST.join('.')} atau lebih baru; ini ${process.version}. Lihat https://nodejs.org\n`,
  );
  process.exitCode = 1;
  return false;
}
