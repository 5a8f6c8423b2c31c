// The whole page: shell and the scene that is open.
export function App() {
  return (
    <main>
      <h1>octet</h1>
    </main>
  )
}
