namespace Smarketing.Functions.Qualification;

/// <summary>The words of industries, in English and Spanish, without regard to case and accents. A company may add its own sectors.</summary>
internal static class IndustryWords
{
    public static readonly IReadOnlyList<(string Sector, string Phrases)> All =
    [
        ("agriculture", "agriculture, agricultural, farming, agribusiness, agrotech, agro, fishing, forestry, livestock, agricultura, agrícola, agropecuario, agropecuaria, agroindustria, agroindustrial, ganadería, pesca, silvicultura"),
        ("automotive", "automotive, automobile, auto parts, car dealer, car dealership, vehicles, automotriz, automoción, autopartes, refacciones, concesionaria, concesionario, agencia de autos, vehículos"),
        ("construction", "construction, builder, builders, building, contractor, civil engineering, architecture, infrastructure, construcción, constructora, construcciones, constructor, edificación, obra, obras, obra civil, ingeniería civil, arquitectura, infraestructura"),
        ("consulting", "consulting, consultancy, professional services, business services, outsourcing, accounting, auditing, consultoría, consultora, asesoría, asesoría empresarial, servicios profesionales, servicios empresariales, contabilidad, contaduría, auditoría, despacho contable"),
        ("education", "education, educational, e-learning, edtech, school, schools, university, universities, training, higher education, educación, educativo, educativa, escuela, escuelas, colegio, universidad, capacitación, formación, enseñanza"),
        ("energy", "energy, oil, gas, oil and gas, oil gas, petroleum, utilities, electricity, solar, renewables, renewable energy, energía, energético, energética, petróleo, petrolera, petroquímica, electricidad, renovables, energía solar"),
        ("entertainment", "entertainment, media, music, film, gaming, games, sports, events, publishing, broadcasting, entretenimiento, medios, música, cine, videojuegos, deportes, eventos, editorial, radio, televisión"),
        ("finance", "finance, financial, financial services, banking, bank, fintech, investment, investments, private equity, venture capital, finanzas, financiero, financiera, servicios financieros, banca, banco, bancario, bancaria, inversión, inversiones, capital privado, casa de bolsa, sofom"),
        ("food", "food, foods, beverage, beverages, food and beverage, FMCG, CPG, consumer goods, alimentos, alimenticio, alimenticia, alimentaria, alimentación, bebidas, alimentos y bebidas, consumo masivo, bienes de consumo"),
        ("government", "government, public sector, public administration, defense, municipality, gobierno, sector público, administración pública, municipio, ayuntamiento, defensa, paraestatal"),
        ("healthcare", "health, healthcare, health care, hospital, hospitals, clinic, medical, medical devices, dental, medicine, salud, hospitales, clínica, clínicas, médico, médica, dispositivos médicos, medicina, sanidad, sanitario"),
        ("hospitality", "hospitality, hotel, hotels, tourism, travel, restaurant, restaurants, leisure, hostelería, hotelería, hoteles, hotelero, hotelera, turismo, turístico, viajes, restaurante, restaurantes, restaurantero, gastronomía"),
        ("human-resources", "human resources, HR, recruiting, recruitment, staffing, headhunting, recursos humanos, RRHH, reclutamiento, selección de personal, capital humano"),
        ("insurance", "insurance, insurtech, reinsurance, broker de seguros, seguros, aseguradora, aseguradoras, reaseguro, afianzadora, fianzas"),
        ("legal", "legal, law, law firm, legal services, legaltech, notary, derecho, abogacía, abogados, despacho jurídico, jurídico, jurídica, servicios legales, notaría"),
        ("logistics", "logistics, supply chain, transport, transportation, freight, shipping, warehousing, courier, delivery, aviation, airline, maritime, logística, cadena de suministro, transporte, transportes, fletes, carga, almacenaje, almacenamiento, paquetería, mensajería, aviación, aerolínea, naviera"),
        ("manufacturing", "manufacturing, manufacturer, factory, industrial, machinery, metalworking, plastics, packaging, chemicals, chemical, textile, textiles, aerospace, electronics, manufactura, fabricación, fabricante, fábrica, maquinaria, metalmecánica, metalurgia, plásticos, empaque, envases, química, químico, maquila, maquiladora, aeroespacial, electrónica"),
        ("marketing", "marketing, advertising, digital marketing, public relations, media agency, market research, mercadotecnia, publicidad, agencia de publicidad, agencia digital, mercadeo, relaciones públicas, investigación de mercados"),
        ("mining", "mining, metals, mines, quarry, steel, cement, minería, minera, minero, metales, acero, siderurgia, siderúrgica, cemento, cementera, cantera"),
        ("nonprofit", "nonprofit, non-profit, not for profit, NGO, charity, foundation, association, ONG, sin fines de lucro, fundación, asociación, asociación civil, beneficencia, tercer sector"),
        ("pharma", "pharma, pharmaceutical, pharmaceuticals, biotech, biotechnology, life sciences, farmacéutica, farmacéutico, farmacia, farmacias, biotecnología, laboratorio, laboratorios, ciencias de la vida"),
        ("real-estate", "real estate, property, property management, realtor, proptech, housing, bienes raíces, inmobiliaria, inmobiliario, inmobiliarias, inmuebles, desarrollos inmobiliarios, vivienda, administración de inmuebles"),
        ("retail", "retail, retailer, e-commerce, ecommerce, online store, supermarket, fashion, apparel, department store, comercio electrónico, comercio minorista, comercio al por menor, menudeo, minorista, tienda, tiendas, supermercado, supermercados, moda, ropa, autoservicio"),
        ("technology", "technology, tech, IT, information technology, software, SaaS, hardware, internet, cloud, cybersecurity, artificial intelligence, computers, computing, tecnología, tecnologías, tecnologías de la información, TI, informática, sistemas, computación, ciberseguridad, inteligencia artificial, desarrollo de software"),
        ("telecommunications", "telecommunications, telecom, telecoms, telco, ISP, telecomunicaciones, telefonía, telefónica"),
        ("wholesale", "wholesale, wholesaler, distribution, distributor, import, export, import export, trading, mayorista, mayoreo, comercio al por mayor, distribución, distribuidora, distribuidor, importadora, importación, exportación, comercializadora"),
    ];
}
