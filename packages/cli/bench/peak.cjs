// Preloaded into the measured process: says at its end how much memory it held at most.
process.on('exit', () => {
  const { maxRSS } = process.resourceUsage();
  process.stderr.write(`peak-rss-kib ${maxRSS}\n`);
});
