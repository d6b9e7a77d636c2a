export function App() {
  return <p className="p-8">Craftify Email</p>;
}
