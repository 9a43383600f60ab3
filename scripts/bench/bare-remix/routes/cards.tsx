/** The floor: 24 plain cards whose texts stand in the code. No loader, no database, no languages. */
const CARDS = Array.from({ length: 24 }, (_, index) => ({
  name: `Sản phẩm số ${index + 1}`,
  producer: `Hợp tác xã số ${(index % 7) + 1}`,
  price: `${(index + 2) * 15}.000 ₫`,
}));

export default function Cards() {
  return (
    <main>
      <h1>24 sản phẩm</h1>
      <ul>
        {CARDS.map((card, index) => (
          <li key={card.name}>
            <a href={`/san-pham/${index}`}>
              <img src={`/files/${index}.webp`} alt={card.name} width="320" height="320" loading="lazy" />
              <h2>{card.name}</h2>
              <p>{card.producer}</p>
              <p>{card.price}</p>
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
