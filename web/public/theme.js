// Runs before the first paint, from a file of its own because the policy allows no inline script.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem("craftify.theme");
  } catch {
    // Storage may be blocked: then the system decides.
  }
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const theme = choice === "light" || choice === "dark" ? choice : system;
  document.documentElement.classList.toggle("dark", theme === "dark");
})();
